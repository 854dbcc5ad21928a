package id.payung.platform.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * What a form asks for.
 *
 * @param seen the state that the page showed when it was sent
 */
public record MoveRequest<S extends Enum<S> & State>(S seen, S to, @Nullable String reason) {}
