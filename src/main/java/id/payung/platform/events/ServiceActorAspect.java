package id.payung.platform.events;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.db.AsyncCommitScope;
import id.payung.platform.db.WriteGenerations;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A listener acts as its module's service actor in the one regency of the event, before its transaction opens. */
@Aspect
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ServiceActorAspect {
  private final WriteGenerations writeGenerations;

  ServiceActorAspect(WriteGenerations writeGenerations) {
    this.writeGenerations = writeGenerations;
  }

  @Around("@annotation(org.springframework.modulith.events.ApplicationModuleListener) && args(event)")
  @Nullable
  Object runAsServiceActor(ProceedingJoinPoint listener, ModuleEvent event) throws Throwable {
    String module = moduleOf(listener.getSignature().getDeclaringTypeName());
    try {
      return callAsService(listener, Actor.service(module, event.regency()));
    } finally {
      if (event.person() != null) {
        writeGenerations.move(event.person()); // what follows from a deed belongs to it
      }
    }
  }

  private static @Nullable Object callAsService(ProceedingJoinPoint listener, Actor service) throws Exception {
    return ActorContext.<@Nullable Object, Exception>callAs(service, () -> AsyncCommitScope.during(() -> {
      try {
        return listener.proceed();
      } catch (Exception | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }));
  }

  private static String moduleOf(String type) {
    return type.replaceFirst("^id\\.payung\\.", "").replaceFirst("\\..*$", "");
  }
}
