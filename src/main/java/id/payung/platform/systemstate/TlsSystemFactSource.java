package id.payung.platform.systemstate;

import id.payung.platform.actor.Actor;
import id.payung.platform.ui.StatusTone;
import id.payung.platform.web.Ui;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether pages come by HTTPS, and until when the certificate holds. */
@Component
class TlsSystemFactSource implements SystemFactSource {
  private static final Duration WARNING = Duration.ofDays(14);

  private final boolean tls;
  private final String certificate;

  /** @param certificate file of our own certificate; empty behind a proxy and without TLS */
  TlsSystemFactSource(@Value("${payung.tls:false}") boolean tls,
      @Value("${payung.tls.certificate:}") String certificate) {
    this.tls = tls;
    this.certificate = certificate;
  }

  @Override
  public SystemFact read(Actor actor, Ui ui) {
    if (!tls) {
      return new SystemFact(50, "system.tls", StatusTone.ATTENTION, List.of(ui.t("system.tls.none")));
    }
    if (certificate.isBlank()) {
      return new SystemFact(50, "system.tls", StatusTone.DONE, List.of(ui.t("system.tls.proxy")));
    }
    try {
      Instant end = readEnd(Path.of(certificate));
      Instant now = ui.now();
      return new SystemFact(50, "system.tls",
          end.isBefore(now) ? StatusTone.LATE : end.isBefore(now.plus(WARNING)) ? StatusTone.ATTENTION
              : StatusTone.DONE,
          List.of(ui.t("system.tls.until", ui.dateTime(end))));
    } catch (IOException | CertificateException e) {
      return new SystemFact(50, "system.tls", StatusTone.LATE, List.of(ui.t("system.tls.unreadable", certificate)));
    }
  }

  private static Instant readEnd(Path file) throws IOException, CertificateException {
    try (InputStream in = Files.newInputStream(file)) {
      return ((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in)).getNotAfter()
          .toInstant();
    }
  }
}
