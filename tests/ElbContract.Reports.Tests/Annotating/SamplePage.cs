using ElbContract.Reports.Ledgers;
using ElbContract.Specification.Clauses;

namespace ElbContract.Reports.Tests.Annotating;

/// <summary>A page with all anchors of the real one, which is not in the repository, and words of its own.</summary>
internal static class SamplePage
{
    /// <param name="more">Put at the end of the body.</param>
    /// <param name="every">Which of the anchors it has: 1 for all, 4 for every fourth.</param>
    public static string Html(string more = "", int every = 1) =>
        "<html><head><title>Adding</title></head><body><h1>Adding a Listener</h1>"
        + string.Concat(
            Page.Anchors.Where((_, place) => place % every == 0)
                .Select(anchor => $"<p id=\"topic_x_{anchor.Id}\">Sentence <b>{anchor.Id}</b>.</p>\n")
        )
        + more
        + "</body></html>";

    public static PageEdition Edition(string more = "", int every = 1) => PageEdition.Read(Html(more, every))!;
}
