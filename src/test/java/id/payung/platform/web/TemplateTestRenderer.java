package id.payung.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import id.payung.platform.actor.Actor;
import id.payung.platform.i18n.Messages;
import id.payung.platform.tenancy.RegencySettings;
import id.payung.platform.web.access.Visitor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Renders a template as somebody signed in would see it, without a server. */
public final class TemplateTestRenderer {
  private static final RegencySettings LUWU_TIMUR =
      new RegencySettings("73.24", "Kabupaten Luwu Timur", ZoneId.of("Asia/Makassar"));
  private static final RegencySettings LUWU =
      new RegencySettings("73.17", "Kabupaten Luwu", ZoneId.of("Asia/Makassar"));
  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T01:00:00Z"), ZoneOffset.UTC);

  private static final Ui.CsrfField CSRF = new Ui.CsrfField("_csrf", "token");

  private TemplateTestRenderer() {}

  public static Ui ui(Locale locale) {
    var navigationItems = List.of(new NavigationItem(0, "ui.gallery.duties", "/", "tasks"),
        new NavigationItem(10, "ui.gallery.meetings", "/meetings", "meeting"),
        new NavigationItem(20, "ui.gallery.agreements", "/agreements", "agreement"),
        new NavigationItem(50, "ui.gallery.evidence", "/evidence", "evidence"),
        new NavigationItem(60, "ui.gallery.kla", "/kla", "score"),
        new NavigationItem(90, "ui.gallery.settings", "/settings", "settings"));
    var visitor = new Visitor(UUID.fromString("01900000-0000-7000-8000-000000000001"), "Andi Rahma", null, noActor(),
        List.of("73.24"), null, false, false);
    return new Ui(new Messages(), locale, visitor, LUWU_TIMUR, List.of(LUWU_TIMUR, LUWU), CSRF,
        new PageFrame("/73.24/agreements", new FlashNotice("Kerja sama disimpan.", List.of(), null), navigationItems,
            List.of(), null, true),
        CLOCK);
  }

  /** A visitor without an account. */
  public static Ui anonymousUi() {
    return new Ui(new Messages(), Messages.INDONESIAN, Visitor.anonymous(), null, List.of(), CSRF,
        new PageFrame("/", null, List.of(), List.of(), null, true), CLOCK);
  }

  public static String render(String name, Map<String, Object> params) {
    var all = new HashMap<>(params);
    all.putIfAbsent("ui", ui(Messages.INDONESIAN));
    var output = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html).render(name + ".jte", all, output);
    return output.toString();
  }

  /** The templates as {@code PdfRenderer} renders them. */
  public static JteViewResolver viewResolver() {
    return new JteViewResolver(null);
  }

  private static @Nullable Actor noActor() {
    return null;
  }
}
