package id.payung.platform.reference;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReferenceConfiguration {
  @Bean
  ReferenceCatalogue reference() {
    return new ReferenceCatalogue();
  }
}
