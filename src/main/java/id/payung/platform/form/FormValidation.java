package id.payung.platform.form;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The validator of forms. Messages are keys of our own words and are taken as they are: nothing that was typed is ever
 * interpreted. Past and future are those of the actor's regency.
 */
@Configuration(proxyBeanMethods = false)
class FormValidation {
  private static final ZoneId WITHOUT_REGENCY = ZoneId.of("Asia/Jakarta");

  @Bean(destroyMethod = "close")
  ValidatorFactory formValidatorFactory(Clock clock, ObjectProvider<RegencyDirectory> regencies) {
    return Validation.byDefaultProvider()
        .configure()
        .ignoreXmlConfiguration()
        .messageInterpolator(new KeysAsTheyAre())
        .clockProvider(() -> clock.withZone(zone(regencies)))
        .buildValidatorFactory();
  }

  @Bean
  Validator formValidator(ValidatorFactory factory) {
    return factory.getValidator();
  }

  private static ZoneId zone(ObjectProvider<RegencyDirectory> regencies) {
    Actor actor = ActorContext.currentOrNull();
    RegencyDirectory directory = regencies.getIfAvailable();
    return actor == null || directory == null ? WITHOUT_REGENCY
        : Optional.of(actor.regency()).flatMap(directory::find).map(RegencySettings::zone).orElse(WITHOUT_REGENCY);
  }

  private static final class KeysAsTheyAre implements MessageInterpolator {
    @Override
    public String interpolate(String template, Context context) {
      return template;
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
      return template;
    }
  }
}
