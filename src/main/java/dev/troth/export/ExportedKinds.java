package dev.troth.export;

import dev.troth.record.ClientRecords;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All kinds of records there are, in the order of the contract. A kind the contract does not know keeps the service from starting. */
@ApplicationScoped
class ExportedKinds {

    static final String CLIENT = "client";
    static final String EXPORTED_AT = "exportedAt";

    private final List<ClientRecords> kinds;

    ExportedKinds(@All List<ClientRecords> all) {
        Map<String, ClientRecords> byName = all.stream().collect(Collectors.toMap(ClientRecords::name, Function.identity()));
        List<String> names = Arrays.stream(ClientExport.class.getRecordComponents()).map(RecordComponent::getName)
                .filter(name -> !name.equals(EXPORTED_AT)).toList();
        if (!byName.keySet().equals(Set.copyOf(names))) {
            throw new IllegalStateException("exported are " + byName.keySet() + ", and the contract has " + names);
        }
        kinds = names.stream().map(byName::get).toList();
    }

    /** The client itself first. */
    List<ClientRecords> inOrder() {
        return kinds;
    }
}
