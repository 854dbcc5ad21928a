package id.payung.platform.events;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * Few listeners work at a time: they come after the receipts that people wait for, and leave them the connections. What
 * waits when the application stops is in the registry and is heard after the next start.
 */
@Configuration(proxyBeanMethods = false)
@EnableAsync
class ListenerThreads {
  private static final int SECONDS_TO_END = 5;

  /** Under the name by which all asynchronous work finds its threads; listeners are all there is. */
  @Bean(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME)
  ThreadPoolTaskExecutor listeners(@Value("${payung.listeners:2}") int most) {
    ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
    threads.setCorePoolSize(most);
    threads.setMaxPoolSize(most);
    threads.setAllowCoreThreadTimeOut(true);
    threads.setThreadNamePrefix("listener-");
    threads.setAwaitTerminationSeconds(SECONDS_TO_END);
    return threads;
  }
}
