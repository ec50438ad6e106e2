namespace ElbContract.Emulator.Keeping;

/// <summary>A thing as a file keeps it.</summary>
/// <param name="Kind">Of what kind it is.</param>
/// <param name="Id">Its own.</param>
/// <param name="Number">Order of arrival: it stays what it is.</param>
/// <param name="Json">What is held of it.</param>
internal readonly record struct Kept(string Kind, string Id, long Number, byte[] Json);
