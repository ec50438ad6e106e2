using System.Text;

namespace ElbContract.Pact.Verifying.Workers;

/// <summary>What a worker is asked to do, one message on its standard input: verify the interactions of one file at one endpoint.</summary>
internal sealed record WorkerJob(string File, string Provider, Uri Target, TimeSpan RequestTimeout, Uri? StateChange)
{
    internal void Write(Stream to)
    {
        using var message = new MemoryStream();
        using var writer = new BinaryWriter(message, Encoding.UTF8, leaveOpen: true);
        writer.Write(File);
        writer.Write(Provider);
        writer.Write(Target.AbsoluteUri);
        writer.Write((long)RequestTimeout.TotalMilliseconds);
        writer.Write(StateChange?.AbsoluteUri ?? "");
        writer.Flush();
        to.Write(message.GetBuffer().AsSpan(0, (int)message.Length));
        to.Flush();
    }

    /// <summary>Null at the end of the stream.</summary>
    internal static WorkerJob? Read(BinaryReader from)
    {
        try
        {
            return new WorkerJob(
                from.ReadString(),
                from.ReadString(),
                new Uri(from.ReadString()),
                TimeSpan.FromMilliseconds(from.ReadInt64()),
                from.ReadString() is { Length: > 0 } url ? new Uri(url) : null
            );
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }
}
