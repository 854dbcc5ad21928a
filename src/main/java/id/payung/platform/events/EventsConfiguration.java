package id.payung.platform.events;

import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.EnableAsync;

/** After a crash, what was announced and not yet heard is announced again. */
@Configuration(proxyBeanMethods = false)
@EnableAsync
class EventsConfiguration {
  private final IncompleteEventPublications unheard;

  EventsConfiguration(IncompleteEventPublications unheard) {
    this.unheard = unheard;
  }

  @EventListener(ApplicationReadyEvent.class)
  void announceAgain() {
    Acting.doing(Actor.door(), () -> unheard.resubmitIncompletePublicationsOlderThan(Duration.ofSeconds(1)));
  }
}
