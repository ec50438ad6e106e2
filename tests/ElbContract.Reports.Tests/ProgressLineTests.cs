using ElbContract.Verification.Sessions;

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
            progress.Tell(new RunProgress(1, 486, 0));
            progress.Tell(new RunProgress(311, 486, 2));
            Written().Should().BeEmpty("a second has not passed");
            _time.Pass(1);
            Written().Should().Be("\r[############........] 311 of 486 cases sent, 2 failed, 1 s, about 1 s left");
            progress.Tell(new RunProgress(486, 486, 2));
            _time.Pass(1);
            Written().Should().Be("\r[####################] 486 of 486 cases sent, 2 failed, 2 s                ");
        }

        Written().Should().Be("\r" + new string(' ', 61) + "\r");
    }

    [Fact]
    public void OnATerminal_ShorterLine_LeavesNothingOfTheLonger()
    {
        using var progress = new ProgressLine(_written, isTerminal: true, _time);
        progress.Tell(new RunProgress(100, 486, 0));
        _time.Pass(1);
        Written();
        progress.Tell(new RunProgress(9, 9, 0));
        _time.Pass(1);

        Written().Should().Be("\r[####################] 9 of 9 cases sent, 0 failed, 2 s                    ");
    }

    [Fact]
    public void Elsewhere_IsALineEveryTenSeconds_AlsoWhenNothingIsAnswered()
    {
        using (var progress = new ProgressLine(_written, isTerminal: false, _time))
        {
            progress.Tell(new RunProgress(7, 486, 1));
            _time.Pass(9);
            Written().Should().BeEmpty();
            _time.Pass(61);
        }

        Written()
            .Should()
            .Be(
                string.Concat(
                    "7 of 486 cases sent, 1 failed, 10 s, about 11 min 24 s left\n",
                    "7 of 486 cases sent, 1 failed, 20 s, about 22 min 48 s left\n",
                    "7 of 486 cases sent, 1 failed, 30 s, about 34 min 12 s left\n",
                    "7 of 486 cases sent, 1 failed, 40 s, about 45 min 37 s left\n",
                    "7 of 486 cases sent, 1 failed, 50 s, about 57 min 01 s left\n",
                    "7 of 486 cases sent, 1 failed, 1 min 00 s, about 68 min 25 s left\n",
                    "7 of 486 cases sent, 1 failed, 1 min 10 s, about 79 min 50 s left\n"
                )
            );
    }

    [Fact]
    public void OnATerminal_WhatElseIsPrinted_HasALineOfItsOwn()
    {
        using var progress = new ProgressLine(_written, isTerminal: true, _time);
        progress.Tell(new RunProgress(1, 1, 0));
        _time.Pass(1);
        var shown = Written().Length - 1;
        progress.Interrupt(() => _written.Write("interrupted\n"));
        _time.Pass(1);

        Written()
            .Should()
            .Be("\r" + new string(' ', shown + 2) + "\rinterrupted\n\r[####################] 1 of 1 cases sent, 0 failed, 2 s");
    }

    [Fact]
    public void AfterTheEnd_AndBeforeTheFirstRequest_NothingIsWritten()
    {
        var progress = new ProgressLine(_written, isTerminal: true, _time);
        _time.Pass(5);
        progress.Tell(new RunProgress(1, 2, 0));
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
