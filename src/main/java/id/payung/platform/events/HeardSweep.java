package id.payung.platform.events;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.stereotype.Component;

/** Takes out of the registry what was heard, a few times a second, and once more when the listeners have stopped. */
@Component
class HeardSweep implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(HeardSweep.class);
  private static final long PAUSE_MILLIS = 250;

  private final SparingRegistry registry;
  private volatile boolean running;

  HeardSweep(EventPublicationRepository registry) {
    this.registry = (SparingRegistry) registry;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().daemon().name("heard").start(this::work);
  }

  private void work() {
    while (running) {
      sweep();
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void sweep() {
    try {
      registry.forgetHeard();
    } catch (RuntimeException e) {
      LOG.warn("the registry of events is swept later: {}", e.toString());
    }
  }

  @Override
  public void stop() {
    running = false;
    sweep();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Listeners have a higher one and stop before. */
  @Override
  public int getPhase() {
    return 0;
  }
}
