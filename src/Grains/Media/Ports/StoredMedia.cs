namespace Chatbotics.Grains.Media.Ports;

/// <summary>A stored file, opened.</summary>
/// <param name="Header">What was given when it was completed.</param>
/// <param name="Content">The sealed bytes, seekable; the reader closes it.</param>
public sealed record StoredMedia(ReadOnlyMemory<byte> Header, Stream Content);
