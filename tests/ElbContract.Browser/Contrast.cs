namespace ElbContract.Browser;

/// <summary>Finds text that is hard to read against what is behind it.</summary>
internal static class Contrast
{
    /// <summary>Names every element with text of its own whose contrast, as WCAG 2 measures it, is below 4.5.</summary>
    public const string Script = """
        () => {
          const channels = colour => colour.match(/[\d.]+/g).map(Number);
          const luminance = colour => {
            const linear = c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
            const [r, g, b] = channels(colour).map(value => linear(value / 255));
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const behind = element => {
            for (let one = element; one; one = one.parentElement) {
              const colour = getComputedStyle(one).backgroundColor;
              if (channels(colour)[3] !== 0) return colour;
            }
            return "rgb(255, 255, 255)";
          };
          for (const one of document.querySelectorAll("details")) one.open = true;
          const own = element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
          const shown = [...document.body.querySelectorAll("*")].filter(element => own(element) && element.getClientRects().length > 0);
          return shown.flatMap(element => {
            const [text, back] = [getComputedStyle(element).color, behind(element)];
            const [high, low] = [luminance(text), luminance(back)].sort((a, b) => b - a);
            const ratio = (high + 0.05) / (low + 0.05);
            return ratio < 4.5 ? [`${element.tagName}.${element.className} ${text} on ${back}: ${ratio.toFixed(2)}`] : [];
          });
        }
        """;
}
