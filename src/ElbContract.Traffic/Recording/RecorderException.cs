using ElbContract.Specification;

namespace ElbContract.Traffic.Recording;

/// <summary>A recording cannot be written, or its file is not to be; the message is one line.</summary>
internal sealed class RecorderException : MistakeException
{
    private RecorderException(string message, Exception? inner = null)
        : base(message, inner) { }

    internal static RecorderException NotOurs(string path) =>
        new($"'{path}' exists and is not a recording of elb-contract: give the path of a new file, or of a recording to continue.");

    internal static RecorderException Busy(string path, Exception cause) =>
        new($"'{path}' cannot be opened: another recorder may be writing it; give another file. ({OneLine(cause)})", cause);

    internal static RecorderException NoFile(string path) =>
        new($"'{path}' is a pipe or a device, which cannot be continued: give the path of a file.");

    internal static RecorderException Gone(string path) =>
        new($"'{path}' was deleted or replaced during the recording, and its content is lost: record again, and keep the file.");

    internal static RecorderException Unopenable(string path, Exception cause) =>
        new($"'{path}' cannot be written ({OneLine(cause)}): give a path in a folder that exists and is yours.", cause);

    internal static RecorderException Unwritable(string path, Exception cause) =>
        new($"'{path}' cannot be written ({OneLine(cause)}): free the disk, or give another file.", cause);

    internal static RecorderException Unlistenable(string address, Exception cause) =>
        new($"Cannot listen on {address} ({OneLine(cause)}): choose another address, or port 0 for any.", cause);

    private static string OneLine(Exception cause) => cause.Message.ReplaceLineEndings(" ").TrimEnd('.');
}
