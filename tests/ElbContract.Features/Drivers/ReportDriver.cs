using ElbContract.Client.Errors;
using ElbContract.Features.Vocabulary;

namespace ElbContract.Features.Drivers;

/// <summary>Holds what the consumer reports against what the scenario says.</summary>
public sealed class ReportDriver(ConsumerDriver consumer)
{
    public void Is(Report report)
    {
        consumer.Trouble.Should().BeAssignableTo(report.Type);
        if (report.Reason is { } reason)
            consumer.Trouble.Should().BeOfType<NoAnswerException>().Which.Reason.Should().Be(reason);
    }

    public void IsWorded(Report report, string? code)
    {
        Is(report);
        var error = ((ElbProviderException)consumer.Trouble!).Error;
        error.Code.Should().Be(code);
        if (code is null)
            error.Message.Should().BeNull();
        else
            error.Message.Should().NotBeNullOrWhiteSpace();
    }
}
