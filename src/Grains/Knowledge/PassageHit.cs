namespace Chatbotics.Grains.Knowledge;

/// <summary>A passage that was found.</summary>
/// <param name="Document">The document it stands in.</param>
/// <param name="Passage">The passage.</param>
/// <param name="Score">How well it fits; higher is better, comparable within one search only.</param>
public sealed record PassageHit(IndexedDocument Document, Passage Passage, double Score);
