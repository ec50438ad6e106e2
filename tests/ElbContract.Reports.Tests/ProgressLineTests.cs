namespace ElbContract.Reports.Tests;

public sealed class ProgressLineTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly StringWriter _written = new();

    [Fact]
    public void OnATerminal_IsOneLineThatIsWrittenOverEverySecond_AndClearedAtTheEnd()
    {
        using (var progress = new ProgressLine(_written, isTerminal: true, _time))
        {
            progress.Tell(1, 486);
            progress.Tell(311, 486);
            Written().Should().BeEmpty("a second has not passed");
            _time.Pass(1);
            Written().Should().Be("\r311 of 486 cases sent, 1 s");
            progress.Tell(486, 486);
            _time.Pass(1);
            Written().Should().Be("\r486 of 486 cases sent, 2 s");
        }

        Written().Should().Be("\r" + new string(' ', 26) + "\r");
    }

    [Fact]
    public void OnATerminal_ShorterLine_LeavesNothingOfTheLonger()
    {
        using var progress = new ProgressLine(_written, isTerminal: true, _time);
        progress.Tell(100, 486);
        _time.Pass(1);
        Written();
        progress.Tell(9, 486);
        _time.Pass(1);

        Written().Should().Be("\r9 of 486 cases sent, 2 s  ");
    }

    [Fact]
    public void Elsewhere_IsALineEveryTenSeconds_AlsoWhenNothingIsAnswered()
    {
        using (var progress = new ProgressLine(_written, isTerminal: false, _time))
        {
            progress.Tell(7, 486);
            _time.Pass(9);
            Written().Should().BeEmpty();
            _time.Pass(61);
        }

        Written()
            .Should()
            .Be(
                string.Concat(
                    "7 of 486 cases sent, 10 s\n",
                    "7 of 486 cases sent, 20 s\n",
                    "7 of 486 cases sent, 30 s\n",
                    "7 of 486 cases sent, 40 s\n",
                    "7 of 486 cases sent, 50 s\n",
                    "7 of 486 cases sent, 1 min 00 s\n",
                    "7 of 486 cases sent, 1 min 10 s\n"
                )
            );
    }

    [Fact]
    public void AfterTheEnd_AndBeforeTheFirstRequest_NothingIsWritten()
    {
        var progress = new ProgressLine(_written, isTerminal: true, _time);
        _time.Pass(5);
        progress.Tell(1, 2);
        progress.Dispose();
        _time.Pass(5);

        Written().Should().BeEmpty();
    }

    public void Dispose() => _written.Dispose();

    private string Written()
    {
        var text = _written.ToString();
        _written.GetStringBuilder().Clear();
        return text;
    }
}
