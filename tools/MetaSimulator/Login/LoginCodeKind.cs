namespace Chatbotics.MetaSimulator.Login;

/// <summary>Which login gave a code out.</summary>
internal enum LoginCodeKind
{
    Facebook,
    Instagram,
    EmbeddedSignup,
}
