package id.payung.platform.schedule;

import id.payung.platform.actor.Actor;
import java.time.Duration;

/** A recurring job that works in each regency alone, as the service of the module in its name. */
public abstract class PerRegencyJob implements RecurringJob {
  private final PerRegencyRunner eachRegency;
  private final String name;
  private final Duration every;

  /** @param name {@code module.name} */
  protected PerRegencyJob(PerRegencyRunner eachRegency, String name, Duration every) {
    this.eachRegency = eachRegency;
    this.name = name;
    this.every = every;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Duration every() {
    return every;
  }

  @Override
  public final void run() {
    eachRegency.runForEachRegency(name.substring(0, name.indexOf('.')), this::runIn);
  }

  /** @param service bound while this runs; no transaction is open */
  protected abstract void runIn(Actor service);
}
