# cmake -DINPUT=file -DOUTPUT=file.cpp -DSYMBOL=name -DHEADER=path -DNAMESPACE=ns -P EmbedText.cmake
# Writes a source file that defines NAMESPACE::SYMBOL as the text of INPUT, so that no file is needed at run time.
file(READ "${INPUT}" text)
set(delimiter "EMBEDDED")
if(text MATCHES "\\)${delimiter}\"")
    message(FATAL_ERROR "${INPUT} contains )${delimiter}\", which ends an embedded text")
endif()
file(WRITE "${OUTPUT}.new"
    "#include \"${HEADER}\"\n\nnamespace ${NAMESPACE} {\n\nconst std::string_view ${SYMBOL} = R\"${delimiter}(${text})${delimiter}\";\n\n} // namespace ${NAMESPACE}\n")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
