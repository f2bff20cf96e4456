using System.Runtime.InteropServices;

namespace Chatbotics.Silo.Seeding;

/// <summary>One thing that is wrong with a seed file.</summary>
/// <param name="Path">Where, as a JSON path, for example "$.workspaces[0].channels[1].assetId".</param>
/// <param name="Message">A sentence: what to do. Never repeats the value, which may be a token.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SeedError(string Path, string Message);
