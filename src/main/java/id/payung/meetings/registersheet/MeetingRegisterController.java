package id.payung.meetings.registersheet;

import id.payung.meetings.ForMeetingRecorders;
import id.payung.platform.actor.Actor;
import id.payung.platform.form.Submission;
import id.payung.platform.page.Download;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.sheets.taken.RegisterImport;
import id.payung.platform.sheets.taken.RegisterPage;
import id.payung.platform.web.Ui;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of meetings from Excel, for all who write down meetings. */
@Controller
@RequestMapping("/{regency}/meetings/import")
class MeetingRegisterController {
  private final RegisterImport imports;
  private final MeetingRegister register;

  MeetingRegisterController(RegisterImport imports, MeetingRegister register) {
    this.imports = imports;
    this.register = register;
  }

  @ForMeetingRecorders
  @GetMapping
  RegisterPage showForm() {
    return imports.form(register);
  }

  @ForMeetingRecorders
  @GetMapping("/template.xlsx")
  Download downloadTemplate(Ui ui) {
    return imports.template(register, ui);
  }

  @ForMeetingRecorders
  @PostMapping
  WebResult look(Submission<RegisterPage.RegisterForm> sent, Actor actor, @Today LocalDate today) {
    return imports.look(register, sent, actor, today);
  }

  @ForMeetingRecorders
  @PostMapping("/taking")
  WebResult take(@RequestParam Map<String, String> form, Actor actor, @Today LocalDate today) {
    return imports.take(register, form, actor, today);
  }
}
