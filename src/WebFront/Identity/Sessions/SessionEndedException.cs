namespace Chatbotics.WebFront.Identity.Sessions;

/// <summary>A live page was used after its session, or its place in the workspace, was taken away.</summary>
internal sealed class SessionEndedException() : Exception("Your session has ended. Sign in again.");
