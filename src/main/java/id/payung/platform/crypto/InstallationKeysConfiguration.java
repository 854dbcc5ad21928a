package id.payung.platform.crypto;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InstallationKeysConfiguration {
  @Bean
  InstallationKeys keys(@Value("${payung.data:data}") Path data) {
    return InstallationKeys.openOrCreate(data.resolve("keys"));
  }

  @Bean
  BlindIndex blindIndex(InstallationKeys keys) {
    return keys.blindIndex();
  }
}
