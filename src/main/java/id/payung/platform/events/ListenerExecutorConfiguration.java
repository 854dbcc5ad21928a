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
class ListenerExecutorConfiguration {
  private static final int SHUTDOWN_SECONDS = 5;

  /** Under the name by which all asynchronous work finds its threads; listeners are all there is. */
  @Bean(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME)
  ThreadPoolTaskExecutor listenerExecutor(@Value("${payung.listeners:2}") int poolSize) {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setCorePoolSize(poolSize);
    executor.setMaxPoolSize(poolSize);
    executor.setAllowCoreThreadTimeOut(true);
    executor.setThreadNamePrefix("listener-");
    executor.setAwaitTerminationSeconds(SHUTDOWN_SECONDS);
    return executor;
  }
}
