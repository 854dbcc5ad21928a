package id.payung.platform.lifecycle;

/**
 * A named condition that depends on the record and not only on the actor's roles, for example that the actor works for
 * the record's office. The module that owns the record decides it and tells the life-cycle by
 * {@link TransitionActor#with}.
 *
 * @param name words with hyphens, for documents: {@code office-of-the-use}
 */
public record TransitionCondition(String name) {}
