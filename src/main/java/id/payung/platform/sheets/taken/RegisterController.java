package id.payung.platform.sheets.taken;

import id.payung.platform.actor.Actor;
import id.payung.platform.form.Submission;
import id.payung.platform.page.Download;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.Ui;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of a register that comes in from Excel. Who extends it says where they stand and who may come in. */
public abstract class RegisterController {
  private final RegisterImport imports;
  private final RegisterKind<?, ?, ?> register;

  protected RegisterController(RegisterImport imports, RegisterKind<?, ?, ?> register) {
    this.imports = imports;
    this.register = register;
  }

  @GetMapping
  public RegisterPage showForm(Actor actor) {
    return imports.form(register, actor);
  }

  @GetMapping("/template.xlsx")
  public Download downloadTemplate(Ui ui) {
    return imports.template(register, ui);
  }

  @PostMapping
  public WebResult look(Submission<RegisterPage.RegisterForm> sent, Actor actor, @Today LocalDate today) {
    return imports.look(register, sent, actor, today);
  }

  @PostMapping("/taking")
  public WebResult take(@RequestParam Map<String, String> form, Actor actor, @Today LocalDate today) {
    return imports.take(register, form, actor, today);
  }

  /** Forgets what the person has said of one name or heading, or of all. */
  @PostMapping("/forgetting")
  public SeeOther forget(@RequestParam(defaultValue = "") String field, Actor actor) {
    return imports.forget(register, actor, field);
  }
}
