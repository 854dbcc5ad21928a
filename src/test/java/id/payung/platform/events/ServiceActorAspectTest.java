package id.payung.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.db.WriteGenerations;
import id.payung.platform.ids.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.aop.aspectj.annotation.AspectJProxyFactory;
import org.springframework.modulith.events.ApplicationModuleListener;

/** What a listener carries on belongs to whose deed it was, though the module itself acts. */
class ServiceActorAspectTest {
  private static final UUID CITRA = Ids.next();

  private final WriteGenerations writes = new WriteGenerations();
  private final ScoreListener listener = proxied(new ScoreListener(writes));

  /** Something that happened. */
  record Happened(String regency, UUID cause, @Nullable UUID person) implements ModuleEvent {}

  /** Hears it. */
  static class ScoreListener {
    private final WriteGenerations writes;
    private boolean broken;
    private @Nullable Actor acted;
    private long generationWhileHearing;

    ScoreListener(WriteGenerations writes) {
      this.writes = writes;
    }

    @ApplicationModuleListener(id = "test:score")
    void on(Happened event) {
      acted = ActorContext.current();
      generationWhileHearing = writes.of(CITRA);
      if (broken) {
        throw new IllegalStateException("broken");
      }
    }

    void breakDown() {
      broken = true;
    }

    @Nullable
    Actor acted() {
      return acted;
    }

    long generationWhileHearing() {
      return generationWhileHearing;
    }
  }

  @Test
  void the_generation_of_the_person_moves_when_the_listener_is_done() {
    listener.on(new Happened("73.24", Ids.next(), CITRA));

    assertThat(listener.acted()).isEqualTo(Actor.service("platform", "73.24"));
    assertThat(writes.of(CITRA)).isEqualTo(listener.generationWhileHearing() + 1);
  }

  @Test
  void it_moves_too_when_the_listener_breaks_and_not_for_what_no_person_did() {
    listener.on(new Happened("73.24", Ids.next(), null));
    assertThat(writes.of(CITRA)).isZero();

    listener.breakDown();
    assertThatThrownBy(() -> listener.on(new Happened("73.24", Ids.next(), CITRA))).hasMessage("broken");
    assertThat(writes.of(CITRA)).isEqualTo(1);
  }

  private ScoreListener proxied(ScoreListener target) {
    AspectJProxyFactory factory = new AspectJProxyFactory(target);
    factory.setProxyTargetClass(true);
    factory.addAspect(new ServiceActorAspect(writes));
    return factory.getProxy();
  }
}
