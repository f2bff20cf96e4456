namespace Chatbotics.Grains.Privacy.Exports;

/// <summary>An entry of a zip file.</summary>
/// <param name="Name">Its path.</param>
/// <param name="Method">How its bytes are packed.</param>
/// <param name="Crc">The CRC-32 of its bytes, unpacked.</param>
/// <param name="Packed">How many bytes it has in the file.</param>
/// <param name="Size">How many bytes it has unpacked.</param>
/// <param name="At">When it was made.</param>
internal readonly record struct ZipEntry(string Name, ushort Method, uint Crc, long Packed, long Size, DateTimeOffset At);
