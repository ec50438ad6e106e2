using Reqnroll.Infrastructure;
using Reqnroll.Tracing;

namespace ElbContract.Gherkin.Running;

/// <summary>
/// What steps attach stands in Reqnroll's reports, and the output of the test names it. It is not attached to the test as well: the runner
/// would write each file once more, and name all of them on the console.
/// </summary>
internal sealed class NamedAttachments(ITraceListener output) : IReqnrollAttachmentHandler
{
    public void AddAttachment(string filePath) => output.WriteToolOutput($"attached: {Path.GetFileName(filePath)}");
}
