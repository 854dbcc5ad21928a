package id.payung.agreements.registersheet;

import id.payung.platform.actor.Role;
import id.payung.platform.sheets.taken.RegisterController;
import id.payung.platform.sheets.taken.RegisterImport;
import id.payung.platform.web.access.AllowedRoles;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The register of agreements from Excel, for those who keep it: what comes from there is in force at once. */
@Controller
@RequestMapping("/{regency}/agreements/import")
@AllowedRoles({Role.COOPERATION_OFFICE, Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN})
class AgreementRegisterController extends RegisterController {
  AgreementRegisterController(RegisterImport imports, AgreementRegister register) {
    super(imports, register);
  }
}
