using ElbContract.Features.Drivers;
using ElbContract.Features.Vocabulary;

namespace ElbContract.Features.Steps;

/// <summary>What the consumer tells of a trouble.</summary>
[Binding]
public sealed class ReportSteps(ReportDriver reports)
{
    [Then("the consumer reports {report}")]
    public void ThenReported(Report report) => reports.Is(report);

    [Then("the consumer reports {report} with code {string} and a message")]
    public void ThenReportedInWords(Report report, string code) => reports.IsWorded(report, code);

    [Then("the consumer reports {report} without code and message")]
    public void ThenReportedWithoutWords(Report report) => reports.IsWorded(report, code: null);
}
