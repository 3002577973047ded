package dev.troth.platform.http;

import dev.troth.platform.paging.Continued;
import dev.troth.platform.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** What a read of the API answers with: a record, a page of them or a piece of a feed of them. The code says it to the compiler, or to the contract. */
final class AnsweredType {

    private static final String API = "/v1/";

    private AnsweredType() {
    }

    /** The record, the one of a page's items; nothing where the operation is no read of the API or answers otherwise. */
    static Optional<Class<?>> of(Method method) {
        Path path = method.getDeclaringClass().getAnnotation(Path.class);
        if (!method.isAnnotationPresent(GET.class) || path == null || !path.value().startsWith(API)) {
            return Optional.empty();
        }
        return declared(method).filter(Class::isRecord);
    }

    private static Optional<Class<?>> declared(Method method) {
        Type type = unwrapped(unwrapped(method.getGenericReturnType(), Uni.class), Page.class);
        if (type != Response.class) {
            return type instanceof Class<?> known ? Optional.of(item(known).orElse(known)) : Optional.empty();
        }
        APIResponseSchema schema = method.getAnnotation(APIResponseSchema.class);
        return schema != null ? Optional.of(schema.value())
                : Stream.of(method.getAnnotationsByType(APIResponse.class))
                        .filter(response -> Arrays.stream(response.content()).noneMatch(content -> content.mediaType().equals(SparseFields.WHOLE))).flatMap(response -> Arrays.stream(response.content()))
                        .filter(content -> content.mediaType().equals(MediaType.APPLICATION_JSON)).<Class<?>>map(AnsweredType::implementation).findFirst();
    }

    /** What a part of something longer is made of, such as a piece of the feed. */
    private static Optional<Class<?>> item(Class<?> type) {
        return Stream.of(type.getGenericInterfaces()).filter(ParameterizedType.class::isInstance).map(known -> unwrapped(known, Continued.class))
                .filter(Class.class::isInstance).<Class<?>>map(Class.class::cast).findFirst();
    }

    private static Class<?> implementation(Content content) {
        return content.schema().implementation();
    }

    private static Type unwrapped(Type type, Class<?> wrapper) {
        return type instanceof ParameterizedType wrapped && wrapped.getRawType() == wrapper ? wrapped.getActualTypeArguments()[0] : type;
    }
}
