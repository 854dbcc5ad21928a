package id.payung.platform.db;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work as the service of a module in one regency, in a transaction of its own: it commits whatever becomes of the
 * transaction around it, and does not ask what the person at work may see.
 */
@Component
public class ServiceTransactionRunner {
  private static final String PLATFORM = "platform";

  private final TransactionTemplate newTransaction;

  ServiceTransactionRunner(PlatformTransactionManager transactions) {
    this.newTransaction = new TransactionTemplate(transactions);
    this.newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  public <T> T callAs(String module, String regency, Function<Actor, T> work) {
    Actor service = Actor.service(module, regency);
    T result =
        ActorContext.<T, RuntimeException>callAs(service, () -> newTransaction.execute(_ -> work.apply(service)));
    return Objects.requireNonNull(result);
  }

  /** For what belongs to the regency and to nobody in it: files, jobs. */
  public <T> T callAsPlatform(String regency, Supplier<T> work) {
    return callAs(PLATFORM, regency, service -> work.get());
  }

  public void runAsPlatform(String regency, Runnable work) {
    ActorContext.runAs(Actor.service(PLATFORM, regency), () -> newTransaction.executeWithoutResult(_ -> work.run()));
  }
}
