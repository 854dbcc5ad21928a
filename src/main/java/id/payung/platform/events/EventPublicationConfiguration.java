package id.payung.platform.events;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.modulith.events.core.DefaultEventPublicationRegistry;
import org.springframework.modulith.events.core.EventPublicationRepository;

/** After a crash, what was announced and not yet heard is announced again. */
@Configuration(proxyBeanMethods = false)
class EventPublicationConfiguration {
  private final IncompleteEventPublications incompletePublications;

  EventPublicationConfiguration(IncompleteEventPublications incompletePublications) {
    this.incompletePublications = incompletePublications;
  }

  @Bean
  static BeanPostProcessor publicationRegistryReplacement(ObjectProvider<EventPublicationRepository> rows,
      ObjectProvider<Clock> clock) {
    return new BeanPostProcessor() {
      /** Before it is wrapped into transactions: ours says which it needs. */
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        return bean.getClass() == DefaultEventPublicationRegistry.class
            ? new NonTransactionalPublicationRegistry(rows.getObject(), clock.getObject())
            : bean;
      }

      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof EventPublicationRepository rows ? new BatchingPublicationRepository(rows) : bean;
      }
    };
  }

  @EventListener(ApplicationReadyEvent.class)
  void resubmitIncomplete() {
    // All of it, whatever the date says: the clock may have been set back since.
    ActorContext.runAs(Actor.anonymous(),
        () -> incompletePublications.resubmitIncompletePublications(publication -> true));
  }
}
