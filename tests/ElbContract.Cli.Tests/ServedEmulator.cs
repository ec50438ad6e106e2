using ElbContract.Cli.Commands;
using ElbContract.Reports;

namespace ElbContract.Cli.Tests;

/// <summary><c>elb-contract serve</c> in this process, until it is disposed.</summary>
internal sealed class ServedEmulator : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly Printed _printed = new();
    private readonly Task<int> _serving;

    private ServedEmulator(string[] arguments) =>
        _serving = ServeCommand
            .Create(new InertWriter(_printed))
            .Parse(["--port", "0", .. arguments])
            .InvokeAsync(cancellationToken: _ending.Token);

    /// <summary>The variables that it prints for clients of OpenStack.</summary>
    public IReadOnlyDictionary<string, string> Variables =>
        Line("for OpenStack clients")["export ".Length..]
            .Split(' ')
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Serves when this returns.</summary>
    public static async Task<ServedEmulator> StartAsync(params string[] arguments)
    {
        var served = new ServedEmulator(arguments);
        await Task.WhenAny(served._printed.Everything, served._serving).WaitAsync(TestContext.Current.CancellationToken);
        served._serving.IsCompleted.Should().BeFalse(served._printed.ToString());
        return served;
    }

    /// <summary>What stands behind a name.</summary>
    public string Line(string name) =>
        _printed.ToString().Split(Environment.NewLine).Single(line => line.StartsWith($"  {name}  ", StringComparison.Ordinal))[28..];

    /// <summary>The two values of a line such as <c>…, secret …</c>.</summary>
    public (string First, string Second) Pair(string name)
    {
        var parts = Line(name).Split(", ");
        return (parts[0], parts[1].Split(' ')[^1]);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        (await _serving).Should().Be(0);
        _ending.Dispose();
    }

    /// <summary>Tells when everything is printed.</summary>
    private sealed class Printed : StringWriter
    {
        private readonly TaskCompletionSource _everything = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Everything => _everything.Task;

        public override void Flush() => _everything.TrySetResult();
    }
}
