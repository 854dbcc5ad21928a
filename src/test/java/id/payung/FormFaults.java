package id.payung;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.IntStream;

/** What a page's forms lack, as somebody meets them in a browser. */
final class FormFaults {
  /**
   * A form of more than a screen of an office and two of a phone asks first for what is needed, and folds the rest.
   */
  private static final String HEIGHTS = """
      () => [...document.querySelectorAll('main form')].filter(form => form.method === 'post')
        .map(form => [form.getAttribute('action'), form.getBoundingClientRect().height,
      !form.querySelector('details')])""";

  /** More than a dozen boxes or options are found by typing; what stands in a row of a table has its own. */
  private static final String LONG_CHOICES = """
      () => {
        const faults = [];
        for (const form of document.querySelectorAll('main form, dialog form')) {
          if (form.method !== 'post') continue;
          for (const list of form.querySelectorAll('fieldset, .choices')) {
            const boxes = list.querySelectorAll('.choice input:is([type=checkbox], [type=radio])');
            const nested = list.querySelector('fieldset, .pick');
            if (boxes.length > 13 && !nested && !list.closest('.pick')) {
          faults.push(`${boxes.length} boxes without typing`);
        }
          }
          for (const select of form.querySelectorAll('select')) {
            const many = select.options.length > 14 && !select.closest('tr, .owners');
        if (many && select.dataset.find === undefined) {
              faults.push(`${select.name} has ${select.options.length} options without typing`);
            }
          }
        }
        return faults;
      }""";

  /** What must be filled in is not called optional. */
  private static final String MARKS = """
      () => [...document.querySelectorAll('main [required], dialog [required]')]
        .filter(field => [...field.labels ?? []].some(label => label.querySelector('.optional'))
          || field.type === 'radio' && field.closest('fieldset')?.querySelector('legend .optional'))
        .map(field => `${field.name} is needed and called optional`)""";

  /** Who typed into a form and leaves is asked, and nobody who typed nothing. */
  private static final String LEAVING = """
      () => {
        const asks = () => {
          const leaving = new Event('beforeunload', { cancelable: true });
          dispatchEvent(leaving);
          return leaving.defaultPrevented;
        };
        if (document.querySelector('main [aria-invalid=true]')) return [];
        if (asks()) return ['asks who typed nothing'];
        const faults = [];
        for (const form of document.querySelectorAll('main form, dialog form')) {
          const texts = 'input:is([type=text], :not([type])):not([readonly]), textarea';
          const field = form.method === 'post' && !form.querySelector('[type=password]')
            && [...form.querySelectorAll(texts)].find(one => one.name && one.form === form);
          if (!field) continue;
          const before = field.value;
          field.value = before + ' diketik';
          field.dispatchEvent(new Event('input', { bubbles: true }));
          if (!asks()) faults.push(`${form.getAttribute('action')} loses what was typed`);
          field.value = before;
          field.dispatchEvent(new Event('input', { bubbles: true }));
          if (asks()) faults.push(`${form.getAttribute('action')} asks though nothing is changed`);
        }
        return faults;
      }""";

  private static final int OFFICE_SCREEN = 800;
  private static final int TWO_PHONE_SCREENS = 1480;

  private FormFaults() {}

  /** In a window as wide as an office's. */
  @SuppressWarnings("unchecked")
  static List<String> find(Page page) {
    List<String> faults = (List<String>) page.evaluate(LONG_CHOICES);
    faults.addAll((List<String>) page.evaluate(MARKS));
    faults.addAll((List<String>) page.evaluate(LEAVING));
    return faults;
  }

  /** How high each form is that folds nothing. */
  @SuppressWarnings("unchecked")
  static List<List<Object>> heights(Page page) {
    return (List<List<Object>>) page.evaluate(HEIGHTS);
  }

  /** Forms of the same page in a wide and in a narrow window that are too long for both. */
  static List<String> tooLong(List<List<Object>> wide, List<List<Object>> narrow) {
    return IntStream.range(0, Math.min(wide.size(), narrow.size()))
        .filter(at -> (Boolean) wide.get(at).get(2))
        .filter(at -> height(wide.get(at)) > OFFICE_SCREEN && height(narrow.get(at)) > TWO_PHONE_SCREENS)
        .mapToObj(at -> wide.get(at).getFirst() + " is " + height(wide.get(at)) + " and " + height(narrow.get(at))
            + " pixels high and folds nothing")
        .toList();
  }

  private static int height(List<Object> form) {
    return ((Number) form.get(1)).intValue();
  }
}
