package id.payung.evidence.indexsheet;

import id.payung.evidence.access.ForFileBringers;
import id.payung.platform.sheets.taken.RegisterController;
import id.payung.platform.sheets.taken.RegisterImport;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The index of evidence from Excel, for all who bring files. */
@Controller
@RequestMapping("/{regency}/evidence/import")
@ForFileBringers
class EvidenceIndexController extends RegisterController {
  EvidenceIndexController(RegisterImport imports, EvidenceIndex index) {
    super(imports, index);
  }
}
