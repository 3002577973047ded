package dev.troth.platform.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.Provider;

/** A body of the wrong shape. Stands before Quarkus' own answer to it, which is no problem document and names a class. */
@Provider
@Priority(1)
public final class MismatchedBodyMapper extends ExceptionMapperBase<MismatchedInputException> {

    @Override
    protected HttpProblem toProblem(MismatchedInputException mismatch) {
        return RefusalMapper.problem(UnreadableBody.refusal(mismatch));
    }
}
