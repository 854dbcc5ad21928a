package id.payung.meetings.registersheet;

import id.payung.meetings.ForMeetingRecorders;
import id.payung.platform.sheets.taken.RegisterController;
import id.payung.platform.sheets.taken.RegisterImport;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The register of meetings from Excel, for all who write down meetings. */
@Controller
@RequestMapping("/{regency}/meetings/import")
@ForMeetingRecorders
class MeetingRegisterController extends RegisterController {
  MeetingRegisterController(RegisterImport imports, MeetingRegister register) {
    super(imports, register);
  }
}
