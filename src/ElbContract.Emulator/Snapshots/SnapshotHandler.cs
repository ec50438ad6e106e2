using ElbContract.Emulator.Shelves;
using ElbContract.Specification.Answers;

namespace ElbContract.Emulator.Snapshots;

/// <summary>Answers a POST with all that is held. It is of one moment where nothing is changed meanwhile.</summary>
/// <param name="ids">Those of the emulator.</param>
/// <param name="shelves">What it holds.</param>
/// <param name="mayAsk">Whether it is told to whoever has that token.</param>
internal sealed class SnapshotHandler(ProviderIds ids, AllShelves shelves, Func<string?, bool> mayAsk)
{
    public const string Path = "/_elb-contract/snapshots";

    public Answer Handle(Call call) => mayAsk(call.Token) ? Answer.Ok(SnapshotWriter.Write(ids, shelves)) : Answer.Error(Refusal.With(401));
}
