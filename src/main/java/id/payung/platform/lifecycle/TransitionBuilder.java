package id.payung.platform.lifecycle;

import id.payung.platform.actor.Role;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says of a transition who may take it and what belongs to it. Several {@code by…} add up: one way is enough. */
public final class TransitionBuilder {
  private final Set<Role> roles = new HashSet<>();
  private final Set<TransitionCondition> policies = new HashSet<>();
  private boolean services;
  private @Nullable String automatic;
  private boolean back;
  private boolean reason;
  private @Nullable String action;
  private @Nullable Class<? extends Record> event;

  TransitionBuilder() {}

  /** Holders of one of these roles may. */
  public TransitionBuilder by(Role... holders) {
    return by(Set.of(holders));
  }

  public TransitionBuilder by(Set<Role> holders) {
    roles.addAll(holders);
    return this;
  }

  /** Those may for whom the policy holds. */
  public TransitionBuilder by(TransitionCondition policy) {
    policies.add(policy);
    return this;
  }

  /** A module that acts on its own account may. */
  public TransitionBuilder byServices() {
    services = true;
    return this;
  }

  /** The software moves the record by itself, see {@link LifeCycle#automatic}. */
  public TransitionBuilder automatically(String cause) {
    automatic = cause;
    return this;
  }

  /** It takes back what was said before, and so needs a reason. */
  public TransitionBuilder back() {
    back = true;
    return withReason();
  }

  public TransitionBuilder withReason() {
    reason = true;
    return this;
  }

  /** The code of the line in the audit trail where it is not the code of the new state. */
  public TransitionBuilder loggedAs(String code) {
    action = code;
    return this;
  }

  /** The class of the event that is published in the same transaction. */
  public TransitionBuilder announces(Class<? extends Record> published) {
    event = published;
    return this;
  }

  <S extends Enum<S> & LifeCycleState> Transition<S> between(S from, S to) {
    TransitionPermission who = new TransitionPermission(roles, policies, services, automatic);
    return new Transition<>(from, to, who, back, reason, action == null ? to.code() : action, event);
  }
}
