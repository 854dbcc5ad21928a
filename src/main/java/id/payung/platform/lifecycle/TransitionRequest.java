package id.payung.platform.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * A change of state that a form asks for.
 *
 * @param seen state of the record when the page was shown
 * @param to state that the record shall have
 */
public record TransitionRequest<S extends Enum<S> & LifeCycleState>(S seen, S to, @Nullable String reason) {}
