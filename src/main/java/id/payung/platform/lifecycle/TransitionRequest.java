package id.payung.platform.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * What a form asks for.
 *
 * @param seen the state that the page showed when it was sent
 */
public record TransitionRequest<S extends Enum<S> & LifeCycleState>(S seen, S to, @Nullable String reason) {}
