using System.Globalization;
using System.Runtime.ExceptionServices;
using ElbContract.Traffic.Archives;

namespace ElbContract.Traffic.Checking;

/// <summary>Judges recorded traffic, on all cores and in memory that does not grow with the recording.</summary>
public static class Checker
{
    /// <exception cref="RecordingException">Nothing can be read, or a recording holds what looks like a secret.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static CheckReport Check(CheckOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var whole = new Tally(options.Files, options.Sides);
        try
        {
            for (var file = 0; file < options.Files.Count; file++)
                CheckFile(options, file, whole, cancellationToken);
        }
        catch (AggregateException several) when (several.InnerExceptions.OfType<RecordingException>().FirstOrDefault() is { } refused)
        {
            ExceptionDispatchInfo.Throw(refused);
        }

        var (index, count) = options.Shard;
        var report = whole.Report(count == 1 ? null : string.Create(CultureInfo.InvariantCulture, $"{index}/{count}"));
        // Of a part it cannot be said: the others may hold more.
        return report.Entries > report.Unreadable || count > 1 || report.Problems is not [var first, ..]
            ? report
            : throw new RecordingException(first);
    }

    private static void CheckFile(CheckOptions options, int file, Tally whole, CancellationToken cancellationToken)
    {
        using var stream = RecordingSource.Open(options.Files[file]);
        var splitter = new EntrySplitter(stream, options.MaximumEntryBytes);
        using var batches = splitter.Read().GetEnumerator();
        var judge = new ExchangeJudge(options.Known);
        Parallel.For(
            0,
            options.Parallel,
            new ParallelOptions { MaxDegreeOfParallelism = options.Parallel, CancellationToken = cancellationToken },
            _ =>
            {
                var tally = new Tally(options.Files, options.Sides);
                var examiner = new EntryExaminer(judge, tally, options.AllowsSecrets);
                while (Next() is { } batch)
                {
                    using (batch)
                        Examine(batch, examiner, tally);
                }

                lock (whole)
                    whole.Add(tally);
            }
        );
        if (splitter.Problem is { } problem)
            whole.AddFileProblem(file, problem, splitter.IsBroken);

        EntryBatch? Next()
        {
            cancellationToken.ThrowIfCancellationRequested();
            lock (batches)
                return batches.MoveNext() ? batches.Current : null;
        }

        void Examine(EntryBatch batch, EntryExaminer examiner, Tally tally)
        {
            foreach (var slice in batch.Entries)
            {
                if ((slice.Number - 1) % options.Shard.Count != options.Shard.Index - 1)
                    continue;
                if (slice.Problem is { } problem)
                    tally.AddProblem(file, slice.Number, problem);
                else if (examiner.Examine(file, slice.Number, batch.Bytes(slice)) is { } secret)
                    throw RecordingException.Secret(options.Files[file], slice.Number, secret, ", or give --allow-secrets");
            }
        }
    }
}
