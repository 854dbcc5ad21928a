package id.payung.platform.crypto;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeysSetup {
  @Bean
  Keys keys(@Value("${payung.data:data}") Path data) {
    return Keys.in(data.resolve("keys"));
  }

  @Bean
  BlindIndex blindIndex(Keys keys) {
    return keys.blindIndex();
  }
}
