package dev.troth.webhook;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * A name server may take its time: a request waits for it before its Idempotency-Key opens a transaction, so without a connection that others need. What
 * is found is not said here: a repeat gets its first answer, whatever the name stands for by now.
 */
@AddressFirst
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE - 1)
class AddressFirstInterceptor {

    private final AddressOfRequest address;

    AddressFirstInterceptor(AddressOfRequest address) {
        this.address = address;
    }

    @AroundInvoke
    Object lookUp(InvocationContext call) throws Exception {
        for (Object parameter : call.getParameters()) {
            // What is missing is found by the validation, which comes later.
            if (parameter instanceof NewWebhook asked && asked.url() != null) {
                address.lookUp(asked.url());
            }
        }
        return call.proceed();
    }
}
