namespace ElbContract.Gherkin.Tests.Samples;

public enum Place
{
    Here,
    There,
}

[Binding]
public sealed class MeetingSteps
{
    // Far beyond what a busy machine needs; only features that never meet wait so long.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static readonly Dictionary<Place, TaskCompletionSource> Arrivals = Enum.GetValues<Place>()
        .ToDictionary(place => place, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    [When("{Place} waits for {Place}")]
    public async Task WhenOneWaitsForAnother(Place one, Place another)
    {
        Arrivals[one].SetResult();
        await Arrivals[another].Task.WaitAsync(Limit);
    }
}

[Binding]
public sealed class QueueSteps
{
    private static int _inside;
    private static int _last;

    [When("turn {int} has the queue to itself")]
    public async Task WhenATurnHasTheQueueToItself(int turn)
    {
        Interlocked.Increment(ref _inside).Should().Be(1);
        await Task.Delay(10);
        turn.Should().Be(++_last);
        Interlocked.Decrement(ref _inside);
    }
}
