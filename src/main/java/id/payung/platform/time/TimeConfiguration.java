package id.payung.platform.time;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One clock for all. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {
  @Bean
  Clock clock(@Value("${payung.demo:false}") boolean demonstration) {
    return demonstration ? new AdjustableClock() : Clock.systemUTC();
  }
}
