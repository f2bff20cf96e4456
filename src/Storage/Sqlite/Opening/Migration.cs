namespace Chatbotics.Storage.Sqlite.Opening;

/// <summary>One step of a database's schema. Steps are never changed once released, only added.</summary>
/// <param name="Version">The schema's version after it: 1, 2, 3, …</param>
/// <param name="Sql">What it does, in one transaction together with the new version.</param>
internal sealed record Migration(int Version, string Sql);
