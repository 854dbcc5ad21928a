package id.payung.platform.help.page;

import id.payung.platform.errors.NotFound;
import id.payung.platform.help.HelpCatalogue;
import id.payung.platform.help.HelpTopic;
import id.payung.platform.reference.BilingualText;
import id.payung.platform.search.SearchText;
import id.payung.platform.search.TypedWords;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AllowedToSignedIn;
import id.payung.platform.web.access.PublicAccess;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Bantuan: what each page is for, within the frame of a regency and, for who is not in yet, without it. */
@Controller
class HelpController {
  private final HelpCatalogue help;

  HelpController(HelpCatalogue help) {
    this.help = help;
  }

  @PublicAccess
  @GetMapping("/help")
  HelpPages.HelpListPage showAll(@RequestParam(defaultValue = "") String q, Ui ui) {
    return list(q, ui);
  }

  @AllowedToSignedIn
  @GetMapping("/{regency:\\d\\d\\.\\d\\d}/help")
  HelpPages.HelpListPage showAllInRegency(@RequestParam(defaultValue = "") String q, Ui ui) {
    return list(q, ui);
  }

  @PublicAccess
  @GetMapping("/help/pages/{topic:[a-z-]{1,40}}")
  HelpPages.HelpTopicPage showTopic(@PathVariable String topic) {
    return new HelpPages.HelpTopicPage(require(topic));
  }

  @AllowedToSignedIn
  @GetMapping("/{regency:\\d\\d\\.\\d\\d}/help/pages/{topic:[a-z-]{1,40}}")
  HelpPages.HelpTopicPage showTopicInRegency(@PathVariable String topic) {
    return new HelpPages.HelpTopicPage(require(topic));
  }

  private HelpTopic require(String topic) {
    return help.find(topic).orElseThrow(NotFound::new);
  }

  private HelpPages.HelpListPage list(String q, Ui ui) {
    String typed = q.length() <= TypedWords.MAX_LETTERS ? q : q.substring(0, TypedWords.MAX_LETTERS);
    return new HelpPages.HelpListPage(typed,
        help.topics().stream().filter(topic -> holds(typed, ui, topic.title(), topic.text())).toList(),
        help.words().stream().filter(word -> holds(typed, ui, word.name(), word.means())).toList());
  }

  private static boolean holds(String typed, Ui ui, BilingualText name, BilingualText text) {
    return SearchText.matches(name.in(ui.locale()) + " " + text.in(ui.locale()), typed);
  }
}
