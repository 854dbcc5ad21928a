package id.payung.agreements.registersheet;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.form.Submission;
import id.payung.platform.page.Download;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.sheets.taken.RegisterImport;
import id.payung.platform.sheets.taken.RegisterPage;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedRoles;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The register of agreements from Excel, for those who keep it: what comes from there is in force at once. */
@Controller
@RequestMapping("/{regency}/agreements/import")
@AllowedRoles({Role.COOPERATION_OFFICE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN})
class AgreementRegisterController {
  private final RegisterImport imports;
  private final AgreementRegister register;

  AgreementRegisterController(RegisterImport imports, AgreementRegister register) {
    this.imports = imports;
    this.register = register;
  }

  @GetMapping
  RegisterPage showForm() {
    return imports.form(register);
  }

  @GetMapping("/template.xlsx")
  Download downloadTemplate(Ui ui) {
    return imports.template(register, ui);
  }

  @PostMapping
  WebResult look(Submission<RegisterPage.RegisterForm> sent, Actor actor, @Today LocalDate today) {
    return imports.look(register, sent, actor, today);
  }

  @PostMapping("/taking")
  WebResult take(@RequestParam Map<String, String> form, Actor actor, @Today LocalDate today) {
    return imports.take(register, form, actor, today);
  }
}
